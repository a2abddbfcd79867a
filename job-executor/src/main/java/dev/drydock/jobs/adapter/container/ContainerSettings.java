package dev.drydock.jobs.adapter.container;

import java.util.Optional;

/**
 * How jobs run as containers.
 *
 * @param socket where the engine listens, as {@code unix:///var/run/docker.sock}
 * @param network the network that jobs are in; the engine's default without it
 * @param allowPrivileged whether tasks may ask for what reaches beyond their container
 * @param largestFile bytes of the largest file that a job may write
 */
public record ContainerSettings(String socket, Optional<String> network, boolean allowPrivileged, long largestFile) {}
