package dev.drydock.shipyard.domain.project;

import java.time.Instant;

/** A service of a project, in all of its stages. */
public record Service(String name, Instant created) {}
