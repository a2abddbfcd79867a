/** A stand-in for a cluster on one machine: replicas as processes, a load balancer, and a helm command. */
package dev.drydock.examples.platform;
