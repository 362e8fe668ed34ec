package dev.parzen.rest;

import dev.parzen.wire.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts of bodies that are not JSON. */
final class Utf8 {
    private Utf8() {}

    static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException damaged) {
            throw new MalformedException("", "The lines are not UTF-8.");
        }
    }
}
