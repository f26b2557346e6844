package org.coveragerules.internal.codes;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.coveragerules.request.Form;

/** The tables of one kind; where only one setting has one, it serves both. */
final class BySetting<T> {

    /**
     * The table that serves a form.
     *
     * @param setting  whose it is
     * @param borrowed whether it is not that of the form's own setting
     */
    record Serving<T>(T table, Setting setting, boolean borrowed) {
    }

    private final Map<Form, Serving<T>> serving = new EnumMap<>(Form.class);

    BySetting(Map<Setting, T> tables) {
        for (Form form : Form.values()) {
            Setting own = Setting.of(form);
            for (Setting setting : Setting.values()) {
                if (tables.containsKey(setting) && (setting == own || !tables.containsKey(own))) {
                    serving.put(form, new Serving<>(tables.get(setting), setting, setting != own));
                }
            }
        }
    }

    /** The table that serves the form, null being PROFESSIONAL; empty where no setting has one. */
    Optional<Serving<T>> of(Form form) {
        return Optional.ofNullable(serving.get(form == null ? Form.PROFESSIONAL : form));
    }
}
