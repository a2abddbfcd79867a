package dev.drydock.kit.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sent the request at hand. */
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;
    private String token = "";
    private Optional<String> project = Optional.empty();
    private Optional<String> detail = Optional.empty();

    void set(Caller found, String shown) {
        caller = found;
        token = shown;
    }

    /** @throws IllegalStateException outside of a request */
    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("nobody is known here: this is no request that has shown a token");
        }
        return caller;
    }

    /**
     * Goes on only if the caller is for this project, and remembers it for the audit trail.
     *
     * @throws dev.drydock.kit.rest.Refusal 403 {@code other-project}
     */
    public void require(String concerned) {
        project = Optional.of(concerned);
        get().require(concerned);
    }

    /** Remembers for the audit trail what the path does not say, such as a type of event. */
    public void note(String what) {
        detail = Optional.of(what);
    }

    Optional<String> project() {
        return project;
    }

    Optional<String> detail() {
        return detail;
    }

    /** What was shown, to ask later whether it is still right. */
    public String token() {
        return token;
    }
}
