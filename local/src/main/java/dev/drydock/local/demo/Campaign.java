package dev.drydock.local.demo;

import java.net.URI;

/** The promotion campaign, a feature flag of the service: while it is on, each request is dearer. */
final class Campaign {
    private static final String FLAG = "PromotionCampaign";

    private Campaign() {}

    /** @param flagAddress with {@code {project}}, {@code {stage}}, {@code {service}} and {@code {flag}} to be filled in */
    static void start(String flagAddress) {
        var address = flagAddress
                .replace("{project}", TourProject.PROJECT)
                .replace("{stage}", "production")
                .replace("{service}", TourProject.SERVICE)
                .replace("{flag}", FLAG);
        new Web().put(URI.create(address), "text/plain", "true");
    }
}
