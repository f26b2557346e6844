/** What criteria ask a provider, and which answers meet them, read from the rules; whoever makes a form asks here. */
package org.coveragerules.internal.questions;
