package dev.parzen.rest;

import java.beans.PropertyEditorSupport;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Whole numbers in paths are decimal digits: neither 0x7 nor +1, which the framework would take too. */
@ControllerAdvice
final class DecimalNumbers {

    @InitBinder
    void restrict(WebDataBinder binder) {
        binder.registerCustomEditor(int.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                if (!text.matches("-?\\d{1,10}")) {
                    throw new NumberFormatException(text);
                }
                setValue(Integer.valueOf(text));
            }
        });
    }
}
