package dev.parzen.load.books;

import dev.parzen.load.books.Deed.Control;
import java.util.Set;
import java.util.stream.Stream;

/** An ask that begins once a pause was answered, and is over before it is ended, is given nothing. */
final class Paused implements Books.Check {

    @Override
    public Stream<String> violations(Books books) {
        Controls controls = new Controls(books);
        return controls.fresh()
                .filter(ask -> controls.states(ask).equals(Set.of(Control.PAUSED)))
                .map(ask -> "paused: " + ask + " was given trials, and the study was paused all the while");
    }
}
