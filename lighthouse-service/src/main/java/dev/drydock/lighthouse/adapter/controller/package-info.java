/** What the shipyard-controller knows. */
@org.jspecify.annotations.NullMarked
package dev.drydock.lighthouse.adapter.controller;
