package dev.drydock.bench.measure;

import java.util.List;

/**
 * What happened in the measured part of a load.
 *
 * @param trips the sequences that ended in it
 * @param failed sequences that did not end well or in time
 */
public record Load(List<Trip> trips, int failed, double seconds, Cost cost) {
    public Load {
        trips = List.copyOf(trips);
    }

    public double perSecond() {
        return trips.size() / seconds;
    }

    public Distribution whole() {
        return Distribution.of(trips, Trip::wholeNanos);
    }

    public Distribution accept() {
        return Distribution.of(trips, Trip::acceptNanos);
    }

    public Distribution run() {
        return Distribution.of(trips, Trip::runNanos);
    }
}
