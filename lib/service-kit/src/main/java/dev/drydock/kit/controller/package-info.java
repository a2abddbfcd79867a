/** The shipyard-controller, as the other services reach it. */
@org.jspecify.annotations.NullMarked
package dev.drydock.kit.controller;
