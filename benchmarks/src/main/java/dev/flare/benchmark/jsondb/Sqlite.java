package dev.flare.benchmark.jsondb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// SQLite with a write-ahead log that is forced at each commit. It lets one writer in at a time, so
/// all share a connection behind a lock: cheaper than letting them collide.
final class Sqlite implements Contestant {
  private final int entries;
  private final Connection connection;
  private final PreparedStatement upsert;

  private Sqlite(int entries, Connection connection) throws SQLException {
    this.entries = entries;
    this.connection = connection;
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute(
          "CREATE TABLE samples (id TEXT PRIMARY KEY, coin TEXT, amount TEXT, at TEXT, note TEXT)"
              + " WITHOUT ROWID");
    }
    this.upsert =
        connection.prepareStatement(
            """
            INSERT INTO samples (id, coin, amount, at, note) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
              coin = excluded.coin, amount = excluded.amount, at = excluded.at, note = excluded.note
            """);
  }

  static Sqlite holding(int entries, Path file) throws IOException {
    try {
      Sqlite sqlite = new Sqlite(entries, DriverManager.getConnection("jdbc:sqlite:" + file));
      sqlite.fill();
      return sqlite;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void fill() throws SQLException {
    connection.setAutoCommit(false);
    for (long i = 0; i < entries; i++) {
      upsert(Sample.of(Sample.id(i), -1 - i));
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  @Override
  public String name() {
    return "SQLite (WAL, synchronous FULL)";
  }

  @Override
  public void write(long number) throws IOException {
    Sample sample = Sample.of(Sample.id(number % entries), number);
    try {
      upsert(sample);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private synchronized void upsert(Sample sample) throws SQLException {
    upsert.setString(1, sample.id());
    upsert.setString(2, sample.coin());
    upsert.setString(3, sample.amount().toPlainString());
    upsert.setString(4, sample.at().toString());
    upsert.setString(5, sample.note());
    upsert.executeUpdate();
  }

  @Override
  public void close() throws IOException {
    try (connection) {
      upsert.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
