package dev.drydock.examples.helloservice;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What one replica is started with.
 *
 * @param host the address it listens at
 * @param port 0 takes a free one
 * @param replica its name, shown on the page
 * @param version of the service, shown on the page
 * @param flagFile shared by the replicas of a stage
 * @param atATime how many requests it serves at a time; the others wait
 * @param work how long a request takes
 * @param campaignWork how long a request takes while the flag PromotionCampaign is on
 */
public record Settings(
        String host,
        int port,
        String replica,
        String version,
        Path flagFile,
        int atATime,
        Duration work,
        Duration campaignWork) {

    /** Reads the settings from environment variables; each has a default. */
    public static Settings from(Map<String, String> environment) {
        return new Settings(
                environment.getOrDefault("HOST", "127.0.0.1"),
                Integer.parseInt(environment.getOrDefault("PORT", "8080")),
                environment.getOrDefault("REPLICA", "helloservice"),
                environment.getOrDefault("VERSION", "dev"),
                Path.of(environment.getOrDefault("FLAG_FILE", "flags.json")),
                Integer.parseInt(environment.getOrDefault("REQUESTS_AT_A_TIME", "2")),
                millis(environment.getOrDefault("WORK_MILLIS", "50")),
                millis(environment.getOrDefault("CAMPAIGN_WORK_MILLIS", "80")));
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }
}
