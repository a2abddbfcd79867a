package dev.drydock.cli;

import dev.drydock.cli.client.ApiException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a user what went wrong, why, and what to do; never how the program looks inside. */
final class FailureReport implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Environment environment;

    FailureReport(Environment environment) {
        this.environment = environment;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof CommandFailure known) {
            print(known.getMessage());
            known.hint().ifPresent(this::printHint);
            return known.exitCode().number();
        }
        if (failure instanceof ApiException known) {
            print(known.getMessage());
            known.details().forEach(line -> environment.terminal().err().println("  " + line));
            printHint(hint(known.kind()));
            return exitCode(known.kind()).number();
        }
        print("This is a fault of the command itself: " + failure);
        printHint("please report it, with the command line and 'version'");
        return ExitCode.FAILED.number();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        print(failure.getMessage());
        UnmatchedArgumentException.printSuggestions(
                failure, environment.terminal().err());
        printHint("see " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private String hint(ApiException.Kind kind) {
        var name = environment.commandName();
        return switch (kind) {
            case UNREACHABLE -> "is the server up, and is the endpoint right? see: " + name + " auth --export";
            case TIMED_OUT -> "try again, and look at the server's log";
            case UNAUTHORIZED -> "give a token that may do this: " + name + " auth --endpoint=URL --api-token=TOKEN";
            case NOT_FOUND -> "see what there is: " + name + " get projects";
            case REFUSED -> "mend what the answer names, and send again";
            case SERVER_FAILED -> "try again; if it stays, look at the server's log";
            case NOT_UNDERSTOOD -> "check the endpoint: " + name + " auth --export";
        };
    }

    private static ExitCode exitCode(ApiException.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> ExitCode.NOT_FOUND;
            case UNAUTHORIZED -> ExitCode.UNAUTHORIZED;
            case TIMED_OUT -> ExitCode.TIMED_OUT;
            case UNREACHABLE, REFUSED, SERVER_FAILED, NOT_UNDERSTOOD -> ExitCode.FAILED;
        };
    }

    private void print(String message) {
        environment.terminal().err().println("Error: " + message);
    }

    private void printHint(String hint) {
        environment.terminal().err().println("  What to do: " + hint);
    }
}
