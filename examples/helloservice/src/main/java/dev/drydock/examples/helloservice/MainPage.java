package dev.drydock.examples.helloservice;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The page everybody asks for. A replica serves a few requests at a time, in the order of arrival; each occupies its place
 * for a while, longer while the campaign runs. It waits instead of computing, so the problem does not depend on the machine.
 */
final class MainPage {
    private final Settings settings;
    private final FlagFile flag;
    private final Semaphore places;

    MainPage(Settings settings, FlagFile flag) {
        this.settings = settings;
        this.flag = flag;
        this.places = new Semaphore(settings.atATime(), true);
    }

    String serve() throws InterruptedException {
        places.acquire();
        try {
            var campaign = flag.isOn();
            TimeUnit.NANOSECONDS.sleep(work(campaign).toNanos());
            return "<!doctype html><title>helloservice</title><h1>Hello, world</h1><p>%s, version %s%s</p>%n"
                    .formatted(settings.replica(), settings.version(), campaign ? ", with today's promotion" : "");
        } finally {
            places.release();
        }
    }

    private Duration work(boolean campaign) {
        return campaign ? settings.campaignWork() : settings.work();
    }
}
