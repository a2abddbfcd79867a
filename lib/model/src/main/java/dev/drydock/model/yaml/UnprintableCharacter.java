package dev.drydock.model.yaml;

import dev.drydock.model.FileProblem;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.ReaderException;

/** Finds the place of a character that no YAML file may contain; the reader only knows how many came before it. */
final class UnprintableCharacter {
    private UnprintableCharacter() {}

    static FileProblem problem(String text, ReaderException e, Problems problems) {
        int index = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
        var before = text.substring(0, index);
        int line = (int) before.chars().filter(c -> c == '\n').count();
        int column = index - (before.lastIndexOf('\n') + 1);
        var message = "the character U+%04X is not allowed, is this a text file?".formatted(e.getCodePoint());
        return problems.at(new Mark(e.getName(), index, line, column, new int[0], 0), message);
    }
}
