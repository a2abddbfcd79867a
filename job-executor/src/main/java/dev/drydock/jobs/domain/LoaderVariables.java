package dev.drydock.jobs.domain;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Variables that change which code a program loads. Whoever may send an event must not get to choose that. */
final class LoaderVariables {
    private static final List<String> PREFIXES = List.of("LD_", "DYLD_", "GIT_", "BASH_FUNC_", "NPM_CONFIG_", "GCONV_");
    private static final Set<String> NAMES = Set.of(
            "PATH",
            "IFS",
            "ENV",
            "BASH_ENV",
            "SHELL",
            "SHELLOPTS",
            "BASHOPTS",
            "PS4",
            "PROMPT_COMMAND",
            "HOME",
            "CLASSPATH",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS",
            "JAVA_OPTS",
            "MAVEN_OPTS",
            "GRADLE_OPTS",
            "NODE_OPTIONS",
            "NODE_PATH",
            "PYTHONPATH",
            "PYTHONHOME",
            "PYTHONSTARTUP",
            "PERL5LIB",
            "PERL5OPT",
            "PERLLIB",
            "RUBYOPT",
            "RUBYLIB",
            "PHPRC",
            "LUA_PATH",
            "LUA_CPATH",
            "LUA_INIT",
            "GOFLAGS",
            "DOTNET_STARTUP_HOOKS",
            "EDITOR",
            "PAGER",
            "LOCPATH",
            "KUBECONFIG",
            "HELM_PLUGINS");

    private LoaderVariables() {}

    static boolean contains(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return NAMES.contains(upper) || PREFIXES.stream().anyMatch(upper::startsWith);
    }
}
