package org.coveragerules.internal.policy;

/**
 * A numbered statement of a policy's source document, as one version of the policy holds it.
 *
 * @param id      never reused or renumbered
 * @param section section of the policy
 * @param says    the statement in this library's own words
 * @param group   which override of a provision or mandate sets its findings aside; null: none
 * @param heldBy  how it holds without a rule of its own; null: rules carry it
 */
public record Statement(String id, String section, String says, String group, String heldBy) {
}
