package dev.drydock.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/** Says everything that is wrong with a push, and refuses all of it when there is anything. */
final class PushGuard implements PreReceiveHook {
    private static final int MOST_MESSAGES = 100;

    private final LocalRepository local;
    private final PushCheck check;
    private final Limits limits;

    PushGuard(LocalRepository local, PushCheck check, Limits limits) {
        this.local = local;
        this.check = check;
        this.limits = limits;
    }

    @Override
    public void onPreReceive(ReceivePack pack, Collection<ReceiveCommand> commands) {
        var messages =
                commands.stream().flatMap(command -> judge(pack, command)).toList();
        if (messages.isEmpty()) {
            commands.stream()
                    .filter(command -> command.getType() != ReceiveCommand.Type.DELETE)
                    .flatMap(command -> check.remarks(pushed(pack, command)).stream())
                    .limit(MOST_MESSAGES)
                    .map(Texts::printable)
                    .forEach(pack::sendMessage);
            return;
        }
        messages.stream().limit(MOST_MESSAGES).map(Texts::printable).forEach(pack::sendMessage);
        var summary = messages.size() == 1 ? "1 problem, see above" : messages.size() + " problems, see above";
        commands.forEach(command -> command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, summary));
    }

    private Stream<String> judge(ReceivePack pack, ReceiveCommand command) {
        var name = command.getRefName();
        if (!name.startsWith(Constants.R_HEADS)) {
            return Stream.of(name + ": only branches are hosted here, no tags and no other refs");
        }
        var branch = name.substring(Constants.R_HEADS.length());
        if (command.getType() == ReceiveCommand.Type.DELETE) {
            return judgeDelete(branch);
        }
        if (branch.equals(Constants.HEAD)) {
            return Stream.of("A branch cannot be named HEAD; push to the branch of a stage");
        }
        return judgeCommit(pack, command, branch).stream();
    }

    private Stream<String> judgeDelete(String branch) {
        if (branch.equals(local.branches().defaultBranch())) {
            return Stream.of("Branch '" + branch + "' holds the project's own files and cannot be deleted");
        }
        return local.branches().isStage(branch)
                ? Stream.of("Branch '" + branch + "' is a stage's; remove the stage from the shipyard first")
                : Stream.of();
    }

    private List<String> judgeCommit(ReceivePack pack, ReceiveCommand command, String branch) {
        if (!isCommit(pack, command)) {
            return List.of("Branch '" + branch + "' can only lead to a commit");
        }
        var push = pushed(pack, command);
        var files = push.files().size();
        if (files > limits.files()) {
            return List.of(
                    "Branch '" + branch + "' would have " + files + " files; at most " + limits.files() + " are taken");
        }
        var messages = new ArrayList<String>();
        push.links()
                .forEach(path -> messages.add(
                        path + ": symbolic links and submodules are not followed; commit the files themselves"));
        messages.addAll(check.check(push));
        return messages;
    }

    private PushedBranch pushed(ReceivePack pack, ReceiveCommand command) {
        var options = pack.getPushOptions();
        return new PushedBranch(
                local,
                command.getRefName().substring(Constants.R_HEADS.length()),
                command.getOldId(),
                command.getNewId(),
                BranchDifference.between(local.git(), command.getOldId(), command.getNewId()),
                options == null ? List.of() : options);
    }

    private static boolean isCommit(ReceivePack pack, ReceiveCommand command) {
        try {
            return pack.getRevWalk().parseAny(command.getNewId()) instanceof RevCommit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
