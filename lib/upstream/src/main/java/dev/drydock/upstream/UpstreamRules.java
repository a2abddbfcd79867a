package dev.drydock.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where upstreams may be.
 *
 * @param files whether {@code file:} is allowed; it reaches every repository of this machine
 * @param networks networks that are not on the Internet and may be reached nevertheless
 */
public record UpstreamRules(boolean files, List<Network> networks) {
    public UpstreamRules {
        networks = List.copyOf(networks);
    }

    /** Only what is on the Internet. */
    public static UpstreamRules publicOnly() {
        return new UpstreamRules(false, List.of());
    }

    void checkScheme(UpstreamUrl url) {
        if (url.scheme() == UpstreamUrl.Scheme.FILE && !files) {
            throw UpstreamException.invalidUrl("file: is not allowed here");
        }
    }

    /** Resolves a host whose every address is allowed: of several, any could be used. */
    InetAddress[] resolve(String host) throws UnknownHostException, ForbiddenAddress {
        var addresses = InetAddress.getAllByName(host);
        for (var address : addresses) {
            check(host, address);
        }
        return addresses;
    }

    void check(String host, InetAddress address) throws ForbiddenAddress {
        if (!Network.isPublic(address) && networks.stream().noneMatch(network -> network.has(address))) {
            throw new ForbiddenAddress(host, address);
        }
    }

    /** An address that upstreams must not have. */
    static final class ForbiddenAddress extends IOException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddress(String host, InetAddress address) {
            super("the host " + host + " has the address " + address.getHostAddress()
                    + ", which is not on the Internet");
        }
    }
}
