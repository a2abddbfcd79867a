/** What is measured: engines that run a sequence of four tasks, each answered by somebody outside. */
package dev.drydock.bench.contender;
