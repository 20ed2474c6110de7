package dev.flare.jsondb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A disk that leaves everything to another one, for those that do one thing differently.
public abstract class ForwardingDisk implements Disk {
  private final Disk disk;

  protected ForwardingDisk(Disk disk) {
    this.disk = disk;
  }

  /// The other disk, asked for before each step.
  ///
  /// @throws IOException when the step shall fail
  protected Disk disk() throws IOException {
    return disk;
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    disk().createDirectory(directory);
  }

  @Override
  public boolean exists(Path file) throws IOException {
    return disk().exists(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return disk().read(file);
  }

  @Override
  public List<String> names(Path directory) throws IOException {
    return disk().names(directory);
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    return disk().open(file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    disk().move(from, to);
  }

  @Override
  public void deleteIfExists(Path file) throws IOException {
    disk().deleteIfExists(file);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    disk().syncDirectory(directory);
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    return disk().lock(file);
  }

  /// The same for a file.
  public abstract static class ForwardingFile implements OpenFile {
    private final OpenFile file;

    protected ForwardingFile(OpenFile file) {
      this.file = file;
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      file.append(bytes);
    }

    @Override
    public void truncate(long length) throws IOException {
      file.truncate(length);
    }

    @Override
    public void sync() throws IOException {
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
