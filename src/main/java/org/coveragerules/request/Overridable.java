package org.coveragerules.request;

/** Which findings a COVERED provision or mandate sets aside. */
public enum Overridable {
    EIU, SETTING, NECESSITY
}
