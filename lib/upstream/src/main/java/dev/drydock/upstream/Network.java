package dev.drydock.upstream;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * A range of addresses, written as {@code 10.0.0.0/8} or {@code fd00::/8}; an address alone is itself.
 *
 * @param address the first one
 * @param prefix how many leading bits all of them share
 */
public record Network(InetAddress address, int prefix) {
    /** What is not on the Internet but here, near here, or nobody's. */
    private static final List<Network> NOT_PUBLIC = List.of(
            parse("0.0.0.0/8"),
            parse("10.0.0.0/8"),
            parse("100.64.0.0/10"),
            parse("127.0.0.0/8"),
            parse("169.254.0.0/16"),
            parse("172.16.0.0/12"),
            parse("192.0.0.0/24"),
            parse("192.168.0.0/16"),
            parse("198.18.0.0/15"),
            parse("224.0.0.0/3"),
            parse("::/96"),
            parse("64:ff9b::/96"),
            parse("64:ff9b:1::/48"),
            parse("2002::/16"),
            parse("fc00::/7"),
            parse("fe80::/9"),
            parse("ff00::/8"));

    /**
     * Reads a network.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Network parse(String text) {
        var slash = text.indexOf('/');
        var host = slash < 0 ? text : text.substring(0, slash);
        try {
            if (!host.matches("[0-9a-fA-F:.]+")) {
                throw new IllegalArgumentException();
            }
            var address = InetAddress.getByName(host);
            var bits = address.getAddress().length * Byte.SIZE;
            var prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException();
            }
            return new Network(address, prefix);
        } catch (UnknownHostException | IllegalArgumentException notOne) {
            throw new IllegalArgumentException(
                    "'" + Texts.printable(text) + "' is no network; write it as 10.0.0.0/8 or fd00::/8", notOne);
        }
    }

    /** Whether an address is reached over the Internet. */
    static boolean isPublic(InetAddress candidate) {
        return NOT_PUBLIC.stream().noneMatch(network -> network.has(candidate));
    }

    /** Whether an address is one of these. */
    public boolean has(InetAddress candidate) {
        var own = address.getAddress();
        var other = candidate.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (var bit = 0; bit < prefix; bit++) {
            var mask = 0x80 >> bit % Byte.SIZE;
            if ((own[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}
