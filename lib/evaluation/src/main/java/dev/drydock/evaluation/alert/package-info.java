/** What Prometheus watches for, so that a breached objective raises the alert that remediation.yaml names. Pure. */
@org.jspecify.annotations.NullMarked
package dev.drydock.evaluation.alert;
