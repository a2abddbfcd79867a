package dev.drydock.provider;

/**
 * What an action provider does. It may take as long as it wants: while it works, the event stays its own. After a crash
 * it is called again for the same task, so it must bear a repeat ({@link Task#isRepeat}).
 */
@FunctionalInterface
public interface TaskHandler {
    /**
     * Carries out a task.
     *
     * @return how it ended
     * @throws Exception it could not be carried out: the answer is {@code errored}, with the exception's message
     */
    Outcome carryOut(Task task) throws Exception;
}
