package dev.drydock.model.lint;

import dev.drydock.model.FileProblem;
import dev.drydock.model.Parsed;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes of a file as text. */
final class Utf8Text {
    private Utf8Text() {}

    static Parsed<String> of(String file, byte[] content) {
        var in = ByteBuffer.wrap(content);
        var out = CharBuffer.allocate(content.length);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var result = decoder.decode(in, out, true);
        out.flip();
        if (result.isUnderflow()) {
            return new Parsed.Valid<>(out.toString());
        }
        var message =
                "the byte 0x%02X is no UTF-8 text; save the file in that encoding".formatted(content[in.position()]);
        return new Parsed.Invalid<>(List.of(placed(file, out.toString(), message)));
    }

    private static FileProblem placed(String file, String before, String message) {
        var line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new FileProblem(file, line, before.length() - before.lastIndexOf('\n'), message);
    }
}
