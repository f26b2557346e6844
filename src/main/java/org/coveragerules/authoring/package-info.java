/** The rule author's bench: checking rules, finding out what their cases prove, and following a directory as it is edited. */
package org.coveragerules.authoring;
