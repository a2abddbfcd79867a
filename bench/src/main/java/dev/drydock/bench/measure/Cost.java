package dev.drydock.bench.measure;

/**
 * What a system has used since it started, or between two instants.
 *
 * @param engineSeconds CPU of the engine under test
 * @param storeSeconds CPU of its database; NaN when that is no process of its own
 * @param brokerSeconds CPU of its message broker; NaN without one
 * @param partySeconds CPU of those who answer the tasks
 * @param clientSeconds CPU of whoever makes the load and measures it
 * @param commits transactions that its database counted; NaN without a database
 * @param writes transactions among them that wrote something; NaN without a database
 */
public record Cost(
        double engineSeconds,
        double storeSeconds,
        double brokerSeconds,
        double partySeconds,
        double clientSeconds,
        double commits,
        double writes) {
    public Cost minus(Cost earlier) {
        return new Cost(
                engineSeconds - earlier.engineSeconds,
                storeSeconds - earlier.storeSeconds,
                brokerSeconds - earlier.brokerSeconds,
                partySeconds - earlier.partySeconds,
                clientSeconds - earlier.clientSeconds,
                commits - earlier.commits,
                writes - earlier.writes);
    }
}
