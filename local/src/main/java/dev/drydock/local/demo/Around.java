package dev.drydock.local.demo;

import dev.drydock.embedded.ChildProcess;
import java.util.Map;
import java.util.OptionalLong;

/** What a company has around Drydock, as far as the tour touches it. */
interface Around {
    /** One replica in each stage, as some earlier delivery left it. */
    void deploy(String... stages);

    /** Starts the promotion campaign in production: from now on each request is dearer. */
    void startCampaign();

    /** Lets the users come; they stay. */
    ChildProcess letUsersIn();

    /** Within how many milliseconds 95 of 100 users have been answered in the last ten seconds; empty without users. */
    OptionalLong p95();

    /** How many replicas run, by stage. */
    Map<String, Integer> replicas();
}
