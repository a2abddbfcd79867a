package dev.drydock.upstream;

import java.io.File;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/**
 * SSH to one upstream, with its key alone: no agent, and no configuration, key or known host of the account. The library's
 * home is the repository's own folder, where there is none of these.
 */
final class UpstreamSsh {
    private final HostKeys hosts;
    private final Upstream upstream;
    private final File home;

    UpstreamSsh(Repository git, Upstream upstream, UpstreamRules rules) {
        this.hosts = new HostKeys(git, upstream, rules);
        this.upstream = upstream;
        this.home = git.getDirectory();
    }

    HostKeys hosts() {
        return hosts;
    }

    SshdSessionFactory sessions() {
        var key = upstream.key();
        return new SshdSessionFactoryBuilder()
                .setHomeDirectory(home)
                .setSshDirectory(home)
                .setConfigStoreFactory((folder, file, user) -> null)
                .setDefaultKnownHostsFiles(folder -> List.of())
                .setDefaultIdentities(folder -> List.of())
                .setDefaultKeysProvider(folder -> key == null ? List.of() : List.of(key.pair()))
                .setServerKeyDatabase((folder, ssh) -> hosts)
                .setPreferredAuthentications("publickey")
                .setConnectorFactory(null)
                .setProxyDataFactory(address -> null)
                .build(null);
    }
}
