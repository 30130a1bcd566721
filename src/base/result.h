// Result<T>: a value or an Error, for failures that are expected (files, input, devices). A bug is
// an ASSERT (assert.h) instead. Exceptions never cross a module's face.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/assert.h"
#include "base/sentence.h"

namespace base {

enum class ErrorCode {
  not_found,
  permission,
  no_space,
  io,
  parse,    // not the syntax it claims to be
  format,   // the syntax is right, the content is not
  version,  // made by a newer program
  invalid,  // a request that makes no sense here
  too_large,
  encoding,
  locked,
  unavailable,  // a device, display or library that is not there
};

/// `message`: what is wrong and what to do about it, one or two plain sentences.
/// `context`: where: a file, "file:line", a field; may be empty.
struct Error {
  ErrorCode code = ErrorCode::invalid;
  Sentence message;
  std::string context;

  /// "context: message", as the command line prints it.
  std::string text() const {
    return context.empty() ? message.english() : context + ": " + message.english();
  }
  /// As the table says it: in the language of `tr`, without the folders of a path.
  std::string shown(const Messages& tr) const;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : v_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : v_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return v_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & {
    ASSERT(ok(), "value() of a Result that holds an error");
    return std::get<0>(v_);
  }
  const T& value() const& {
    ASSERT(ok(), "value() of a Result that holds an error");
    return std::get<0>(v_);
  }
  T&& value() && {
    ASSERT(ok(), "value() of a Result that holds an error");
    return std::get<0>(std::move(v_));
  }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  const Error& error() const {
    ASSERT(!ok(), "error() of a Result that holds a value");
    return std::get<1>(v_);
  }

 private:
  std::variant<T, Error> v_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  const Error& error() const {
    ASSERT(!ok(), "error() of a Result that holds no error");
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace base
