package dev.drydock.model;

import dev.drydock.model.job.JobConfigParser;
import dev.drydock.model.remediation.RemediationParser;
import dev.drydock.model.shipyard.ShipyardParser;
import dev.drydock.model.sli.SliParser;
import dev.drydock.model.slo.SloParser;
import java.util.function.BiFunction;

/** The kinds of files, each with its parser, its folder of golden files and its schema. */
enum FileKind {
    SHIPYARD("shipyard", ShipyardParser::parse),
    REMEDIATION("remediation", RemediationParser::parse),
    JOB_CONFIG("job-config", JobConfigParser::parse),
    SLO("slo", SloParser::parse),
    SLI("sli", SliParser::parse);

    private final String name;
    private final BiFunction<String, String, Parsed<?>> parser;

    FileKind(String name, BiFunction<String, String, Parsed<?>> parser) {
        this.name = name;
        this.parser = parser;
    }

    String folder() {
        return name;
    }

    String schema() {
        return "/schemas/" + name + ".schema.json";
    }

    Parsed<?> parse(String file, String text) {
        return parser.apply(file, text);
    }
}
