/** The shipyard-controller, asked over its API. */
@org.jspecify.annotations.NullMarked
package dev.drydock.remediation.adapter.controller;
