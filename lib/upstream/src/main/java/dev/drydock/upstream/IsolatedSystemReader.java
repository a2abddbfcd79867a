package dev.drydock.upstream;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit away from the configuration of the account and the machine: a {@code url.insteadOf}, a proxy or a filter
 * found there must not decide where a project's token goes, and nothing is written outside the repositories. What is
 * written there survives a power cut.
 */
final class IsolatedSystemReader extends SystemReader.Delegate {
    private IsolatedSystemReader(SystemReader original) {
        super(original);
    }

    static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof IsolatedSystemReader)) {
            SystemReader.setInstance(new IsolatedSystemReader(SystemReader.getInstance()));
            FS.FileStoreAttributes.setBackground(true);
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        var config = new Unwritten(parent, fs);
        config.setBoolean("core", null, "fsyncObjectFiles", true);
        config.setBoolean("core", null, "fsyncRefFiles", true);
        return config;
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Unwritten(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Unwritten(parent, fs);
    }

    private static final class Unwritten extends FileBasedConfig {
        Unwritten(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // there is no file
        }

        @Override
        public void save() {
            // there is no file
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
