// Database and Statement: SQLite's, closed when they go, with Results. One thread. Error codes: `format` where the
// file is damaged or no database, `locked` while another program writes it, `no_space`, `permission`, `io`.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace archive {

class Statement {
 public:
  Statement(sqlite3_stmt* statement, std::string file);

  // From 1 on; `text` and `bytes` must live until the next run() or step() that ends it.
  void bind(int at, std::int64_t number);
  void bind(int at, std::string_view text);
  void bind_bytes(int at, std::string_view bytes);
  void bind_nothing(int at);

  /// The next row; false: there is none, and it can be bound anew.
  base::Result<bool> step();
  /// Without rows.
  base::Result<void> run();
  void reset();

  // Of the row, from 0 on.
  std::int64_t number(int at) const;
  bool is_nothing(int at) const;
  /// Until the next step.
  std::string_view bytes(int at) const;
  std::string text(int at) const { return std::string(bytes(at)); }

 private:
  struct Closed {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Closed> statement_;
  std::string file_;
};

class Database {
 public:
  /// Empty: one in memory alone.
  static base::Result<Database> open(const base::Path& file);

  base::Result<void> run(const char* sql);
  base::Result<Statement> prepare(const char* sql);
  /// Its first number.
  base::Result<std::int64_t> ask(const char* sql);
  sqlite3* handle() { return database_.get(); }

 private:
  struct Closed {
    void operator()(sqlite3* database) const;
  };
  Database(sqlite3* database, std::string file) : database_(database), file_(std::move(file)) {}

  std::unique_ptr<sqlite3, Closed> database_;
  std::string file_;
};

}  // namespace archive
