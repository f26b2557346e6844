/** The library of policy versions: their files, what is in force on a date, and what each statement says. */
package org.coveragerules.internal.policy;
