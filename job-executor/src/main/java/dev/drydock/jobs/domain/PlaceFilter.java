package dev.drydock.jobs.domain;

import dev.drydock.events.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The places whose tasks an executor answers, so that several share the work, each where it can reach what jobs need. */
public final class PlaceFilter {
    /** Every place. */
    public static final PlaceFilter EVERYWHERE = new PlaceFilter(List.of(), List.of(), List.of());

    private static final String NOT = "!";

    private final Names projects;
    private final Names stages;
    private final Names services;

    /**
     * Each list names what is answered, all if it is empty; a name behind {@code !} is not answered, all others if there are
     * only such.
     */
    public PlaceFilter(List<String> projects, List<String> stages, List<String> services) {
        this.projects = Names.of(projects);
        this.stages = Names.of(stages);
        this.services = Names.of(services);
    }

    /** Whether a task of this place is the executor's. */
    public boolean accepts(Scope scope) {
        return projects.accepts(scope.project()) && stages.accepts(scope.stage()) && services.accepts(scope.service());
    }

    private record Names(Set<String> wanted, Set<String> unwanted) {
        static Names of(List<String> list) {
            var wanted = new HashSet<String>();
            var unwanted = new HashSet<String>();
            list.stream().map(String::strip).filter(name -> !name.isEmpty()).forEach(name -> {
                if (name.startsWith(NOT)) {
                    unwanted.add(name.substring(NOT.length()).strip());
                } else {
                    wanted.add(name);
                }
            });
            return new Names(wanted, unwanted);
        }

        boolean accepts(String name) {
            return (wanted.isEmpty() || wanted.contains(name)) && !unwanted.contains(name);
        }
    }
}
