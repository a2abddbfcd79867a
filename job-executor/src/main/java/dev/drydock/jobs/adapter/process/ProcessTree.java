package dev.drydock.jobs.adapter.process;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that a job has started, its wrapper left out: what carries the job's mark, whatever shares a session with that, and
 * the children of all those.
 */
final class ProcessTree {
    private static final int ROUNDS = 50;

    private final long wrapper;
    private final String mark;
    private final Set<Long> sessions = new HashSet<>();

    ProcessTree(long wrapper, String mark) {
        this.wrapper = wrapper;
        this.mark = mark;
    }

    /** Kills until nothing is left, as what is being killed may still fork. */
    void kill() {
        for (int round = 0; round < ROUNDS; round++) {
            var victims = ProcessTable.isReadable() ? marked() : descendants();
            if (victims.isEmpty()) {
                return;
            }
            victims.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        }
    }

    private Set<Long> marked() {
        var table = ProcessTable.all();
        var victims = new HashSet<Long>();
        for (var row : table) {
            if (row.pid() != wrapper && ProcessTable.hasVariable(row.pid(), Wrapper.MARK, mark)) {
                victims.add(row.pid());
                if (row.session() != wrapper && row.session() != ownSession(table)) {
                    sessions.add(row.session());
                }
            }
        }
        table.stream()
                .filter(row -> sessions.contains(row.session()))
                .map(ProcessTable.Row::pid)
                .forEach(victims::add);
        while (victims.addAll(children(table, victims))) {
            continue;
        }
        return victims;
    }

    private static List<Long> children(List<ProcessTable.Row> table, Set<Long> parents) {
        return table.stream()
                .filter(row -> parents.contains(row.parent()))
                .map(ProcessTable.Row::pid)
                .toList();
    }

    private static long ownSession(List<ProcessTable.Row> table) {
        long self = ProcessHandle.current().pid();
        return table.stream()
                .filter(row -> row.pid() == self)
                .mapToLong(ProcessTable.Row::session)
                .findFirst()
                .orElse(-1);
    }

    /** Without {@code /proc}: what descends from the wrapper, but not what keeps the log. */
    private Set<Long> descendants() {
        var victims = new HashSet<Long>();
        ProcessHandle.of(wrapper).stream()
                .flatMap(ProcessHandle::children)
                .flatMap(ProcessHandle::descendants)
                .filter(handle -> handle.info()
                        .command()
                        .filter(command -> command.endsWith("/head") || command.endsWith("/tail"))
                        .isEmpty())
                .map(ProcessHandle::pid)
                .forEach(victims::add);
        return victims;
    }
}
