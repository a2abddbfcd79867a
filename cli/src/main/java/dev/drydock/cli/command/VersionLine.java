package dev.drydock.cli.command;

import dev.drydock.cli.BuildVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {BuildVersion.current()};
    }
}
