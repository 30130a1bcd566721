#include "base/sentence.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include "base/assert.h"
#include "base/messages.h"
#include "base/result.h"

namespace base {
namespace {

/// False: the text's placeholders are not those of the values.
bool fill(const char* text, const std::vector<std::string>& values, std::string& out) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const std::string& value : values) store.push_back(std::cref(value));
  try {
    out = fmt::vformat(text, store);
  } catch (const fmt::format_error&) {
    return false;
  }
  return true;
}

}  // namespace

Sentence sentence_of(const char* msgid, std::vector<Sentence> values) {
  std::vector<std::string> english;
  for (const Sentence& value : values) english.push_back(value.english());
  Sentence out;
  const bool filled = fill(msgid, english, out.english_);
  ASSERT(filled, msgid);
  out.msgid_ = msgid;
  out.values_ = std::move(values);
  return out;
}

std::string Sentence::in(const Messages& tr) const {
  if (msgid_.empty()) return english_;
  std::vector<std::string> values;
  for (const Sentence& value : values_) values.push_back(value.in(tr));
  std::string out;
  const char* text = tr(msgid_.c_str());
  // A catalogue from elsewhere may be wrong; what is said must not be lost by it.
  return fill(text, values, out) ? out : english_;
}

std::string Error::shown(const Messages& tr) const {
  // What is quoted (a key's label) is no folder.
  const std::string name = context.substr(context.find_last_of('/', context.find('"')) + 1);
  return name.empty() ? message.in(tr) : fmt::format("{}: {}", name, message.in(tr));
}

}  // namespace base
