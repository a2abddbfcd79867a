package dev.drydock.cli;

import java.io.InputStream;
import java.io.PrintWriter;

/** Where a command reads and writes. {@code live} is true when a person watches: only then may a line be rewritten. */
public record Terminal(InputStream in, PrintWriter out, PrintWriter err, boolean live, boolean coloured) {}
