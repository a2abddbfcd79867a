package dev.drydock.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.CommandFailure;
import dev.drydock.cli.ExitCode;
import dev.drydock.cli.client.ApprovalsApi;
import dev.drydock.cli.client.KeptnEvent;
import dev.drydock.cli.output.Table;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the one open approval that is meant, and answers it. */
final class ApprovalDecision {
    /** Which approval is meant; an empty text does not narrow. */
    record Meant(String id, String project, String stage, String service) {}

    private final ServerOptions server;
    private final OutputOptions output;

    ApprovalDecision(ServerOptions server, OutputOptions output) {
        this.server = server;
        this.output = output;
    }

    /** Returns the exit code: several that could be meant are listed, and none of them is answered. */
    int decide(Meant meant, String result, String message, LabelOptions labels) {
        var approvals = new ApprovalsApi(server.client());
        var open = approvals.open(meant.id(), meant.project(), meant.stage(), meant.service());
        if (open.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "Expected an open approval, but none matches: it is decided, or was never asked for",
                    "see what waits: " + command() + " get sequences --state=waitingForApproval");
        }
        if (open.size() > 1) {
            list(open);
            return ExitCode.USAGE.number();
        }
        var approval = open.get(0);
        approvals.decide(approval, answer(result, message, labels), person());
        var word = result.equals("fail") ? "Declined" : "Approved";
        var document = ServerCommand.document()
                .put("id", approval.id())
                .put("keptnContext", approval.context())
                .put("result", result);
        output.printer().outcome(word + " " + place(approval) + ", keptn context " + approval.context(), document);
        return ExitCode.OK.number();
    }

    private static ObjectNode answer(String result, String message, LabelOptions labels) {
        var answer = ServerCommand.document().put("status", "succeeded").put("result", result);
        if (!message.isEmpty()) {
            answer.put("message", message);
        }
        labels.addTo(answer);
        return answer;
    }

    private void list(List<KeptnEvent> open) {
        var times = output.times();
        var table = new Table<KeptnEvent>()
                .column("ID", KeptnEvent::id)
                .column("PLACE", ApprovalDecision::place)
                .column("SINCE", approval -> times.date(approval.time()))
                .column(
                        "RESULT SO FAR",
                        approval -> approval.data("result"),
                        output.printer().palette()::verdict)
                .column("CONTEXT", KeptnEvent::context);
        output.printer().rows(open, table, KeptnEvent::json, "");
        var err = server.environment().terminal().err();
        err.println("Error: Expected one open approval, but " + open.size() + " match; none was answered");
        err.println("  What to do: name one of them by its ID: " + command() + " approve ID");
    }

    private static String place(KeptnEvent approval) {
        return approval.data("project") + "/" + approval.data("stage") + "/" + approval.data("service");
    }

    /** The source of the answer: it shows in the event store who decided. */
    private String person() {
        return server.environment()
                .variable("USER")
                .map(user -> "drydock-cli/" + URLEncoder.encode(user, StandardCharsets.UTF_8))
                .orElse("drydock-cli");
    }

    private String command() {
        return server.environment().commandName();
    }
}
