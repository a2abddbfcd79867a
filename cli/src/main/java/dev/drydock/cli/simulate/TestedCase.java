package dev.drydock.cli.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.remediation.domain.simulation.Course;
import dev.drydock.remediation.domain.simulation.Difference;
import dev.drydock.remediation.domain.simulation.RemediationTests;
import dev.drydock.remediation.domain.simulation.RemediationTests.Case;
import dev.drydock.remediation.domain.simulation.RemediationTests.GivenProblem;
import dev.drydock.remediation.domain.simulation.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A case of a test file that was run.
 *
 * @param place where the file has it
 * @param problems in the order in which they come up
 */
public record TestedCase(String name, String place, List<TestedProblem> problems) {
    public TestedCase {
        problems = List.copyOf(problems);
    }

    /** What became of a problem, and what should not have. */
    public record TestedProblem(Course course, List<Difference> differences) {
        public TestedProblem {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Runs every case of a file.
     *
     * @param file where the tests are: the files under test are found from there
     */
    public static List<TestedCase> run(Path file, RemediationTests tests) {
        var folder = file.toAbsolutePath().getParent().resolve(tests.files()).normalize();
        var scope = tests.scope();
        var place = RemediationFolder.read(relative(folder)).only(scope.stage(), scope.service());
        var simulation = new Simulation(place.files(), scope);
        var judge = new Judge(place.slo());
        return tests.cases().stream().map(one -> run(one, simulation, judge)).toList();
    }

    /** The places in messages are read by people: as short as they can be. */
    private static Path relative(Path folder) {
        var here = Path.of("").toAbsolutePath();
        return folder.startsWith(here) ? here.relativize(folder) : folder;
    }

    private static TestedCase run(Case one, Simulation simulation, Judge judge) {
        var given = new ArrayList<>(one.problems());
        given.sort(Comparator.comparing(GivenProblem::after));
        var courses = simulation.run(
                one.circumstances(),
                given.stream().map(problem -> problem.judged(judge::judge)).toList());
        return new TestedCase(
                one.name(),
                one.place(),
                IntStream.range(0, given.size())
                        .mapToObj(i -> new TestedProblem(
                                courses.get(i), Difference.of(given.get(i).expected(), courses.get(i))))
                        .toList());
    }

    /** Whether all is as expected. */
    public boolean passes() {
        return problems.stream().allMatch(problem -> problem.differences().isEmpty());
    }

    /** What is not, and the course of the problem it is about. */
    public List<String> complaints() {
        var lines = new ArrayList<String>();
        for (var problem : problems) {
            for (var difference : problem.differences()) {
                lines.add(difference.what());
                lines.add("  expected: " + difference.expected());
                lines.add("  found:    " + difference.found());
            }
            if (!problem.differences().isEmpty()) {
                CourseReport.lines(problem.course()).forEach(line -> lines.add("  | " + line));
            }
        }
        return lines;
    }

    /** The case as a document. */
    public void write(ObjectNode json) {
        json.put("name", name).put("place", place).put("passes", passes());
        var list = json.putArray("problems");
        for (var problem : problems) {
            var document = CourseReport.json(problem.course());
            var differences = document.putArray("differences");
            problem.differences()
                    .forEach(difference -> differences
                            .addObject()
                            .put("what", difference.what())
                            .put("expected", difference.expected())
                            .put("found", difference.found()));
            list.add(document);
        }
    }
}
