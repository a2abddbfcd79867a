package dev.drydock.local.demo;

import dev.drydock.local.Parts;
import java.util.concurrent.CountDownLatch;

/** Leaves everything running until somebody ends the program. */
record Rest(Parts parts) {
    void untilStopped() {
        try {
            while (!parts.isClosing()) {
                new CountDownLatch(1).await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
