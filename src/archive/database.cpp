#include "archive/database.h"

#include <sqlite3.h>

namespace archive {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

namespace {

constexpr int kPatience_ms = 5000;  // while another program writes

Error wrong(int code, const char* says, const std::string& file) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return {
          ErrorCode::no_space,
          sentence("There is no room for the index by which is searched. Make room on that disk."),
          file};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {
          ErrorCode::locked,
          sentence("Another program is writing the index by which is searched. Try again soon."),
          file};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:  // a table is missing or is another one
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
      return {
          ErrorCode::format,
          sentence("The index by which is searched is damaged ({}). Delete it: it is made again.",
                   says),
          file};
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return {ErrorCode::permission,
              sentence("The index by which is searched cannot be written ({}).", says), file};
    default:
      return {ErrorCode::io, sentence("The index by which is searched does not answer ({}).", says),
              file};
  }
}

}  // namespace

void Statement::Closed::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Closed::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Statement::Statement(sqlite3_stmt* statement, std::string file)
    : statement_(statement), file_(std::move(file)) {}

void Statement::bind(int at, std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), at, number);
}
void Statement::bind(int at, std::string_view text) {
  sqlite3_bind_text(statement_.get(), at, text.data(), int(text.size()), SQLITE_STATIC);
}
void Statement::bind_bytes(int at, std::string_view bytes) {
  sqlite3_bind_blob(statement_.get(), at, bytes.data(), int(bytes.size()), SQLITE_STATIC);
}
void Statement::bind_nothing(int at) { sqlite3_bind_null(statement_.get(), at); }

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    reset();
    return false;
  }
  const Error error = wrong(code, sqlite3_errmsg(sqlite3_db_handle(statement_.get())), file_);
  reset();
  return error;
}

Result<void> Statement::run() {
  auto row = step();
  if (!row) return row.error();
  reset();
  return {};
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::number(int at) const { return sqlite3_column_int64(statement_.get(), at); }
bool Statement::is_nothing(int at) const {
  return sqlite3_column_type(statement_.get(), at) == SQLITE_NULL;
}
std::string_view Statement::bytes(int at) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), at);
  const int size = sqlite3_column_bytes(statement_.get(), at);
  return bytes ? std::string_view(static_cast<const char*>(bytes), std::size_t(size))
               : std::string_view();
}

Result<Database> Database::open(const base::Path& file) {
  sqlite3* made = nullptr;
  const std::string name = file.empty() ? ":memory:" : file.string();
  const int code =
      sqlite3_open_v2(name.c_str(), &made,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Database out(made, file.string());
  if (code != SQLITE_OK)
    return wrong(code, made ? sqlite3_errmsg(made) : sqlite3_errstr(code), file.string());
  sqlite3_busy_timeout(made, kPatience_ms);
  return out;
}

Result<void> Database::run(const char* sql) {
  const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return wrong(code, sqlite3_errmsg(database_.get()), file_);
  return {};
}

Result<Statement> Database::prepare(const char* sql) {
  sqlite3_stmt* made = nullptr;
  const int code = sqlite3_prepare_v2(database_.get(), sql, -1, &made, nullptr);
  if (code != SQLITE_OK) return wrong(code, sqlite3_errmsg(database_.get()), file_);
  return Statement(made, file_);
}

Result<std::int64_t> Database::ask(const char* sql) {
  auto statement = prepare(sql);
  if (!statement) return statement.error();
  const auto row = statement->step();
  if (!row) return row.error();
  return *row ? statement->number(0) : 0;
}

}  // namespace archive
