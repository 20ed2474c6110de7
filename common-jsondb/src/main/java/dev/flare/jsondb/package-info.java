/// Typed JSON documents, collections and logs in files that survive a power cut and tell their
/// changes.
///
/// A [Store] is a directory: a journal, in which each line is one transaction, and beside it one
/// file for each document, collection and log, rewritten from time to time and readable by people.
/// What they were before lies in `previous`. When a write returns, it is on the disk. It knows
/// nothing of trading.
@NullMarked
package dev.flare.jsondb;

import org.jspecify.annotations.NullMarked;
