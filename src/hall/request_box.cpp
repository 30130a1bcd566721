#include "hall/request_box.h"

#include <algorithm>

#include "base/lines.h"
#include "hall/message_json.h"

namespace hall {

using base::ErrorCode;
using base::Path;
using base::Result;

namespace {
constexpr std::uint64_t kMostFileBytes = 1ull << 30;
}

Result<RequestBox> RequestBox::open(base::FileSystem& files, const Path& path) {
  RequestBox box(files, path);
  if (!files.exists(path)) return box;
  const auto text = files.read(path, kMostFileBytes);
  if (!text) return text.error();
  if (!box.read(*text)) {
    Path aside = path;
    aside += ".damaged";
    if (auto done = files.rename(path, aside); !done) return done.error();
  }
  return box;
}

/// A line a request that waits, then a line with those that are settled. What is damaged is passed over.
bool RequestBox::read(const std::string& text) {
  bool all = true;
  base::for_each_line(text, [&](std::string_view line) {
    if (auto request = read_request(line)) {
      waiting_.push_back(std::move(*request));
      return;
    }
    const auto outcomes = read_presence(line);
    all = all && outcomes;
    if (outcomes)
      settled_.insert(settled_.end(), outcomes->outcomes.begin(), outcomes->outcomes.end());
  });
  return all;
}

bool RequestBox::knows(base::Id id) const {
  return std::ranges::any_of(waiting_, [&](const Request& r) { return r.id == id; }) ||
         std::ranges::any_of(settled_, [&](const RequestOutcome& o) { return o.request == id; });
}

/// A hall that was started again asks what has long been settled.
void RequestBox::tell_again(base::Id id) {
  const auto it = std::ranges::find(settled_, id, &RequestOutcome::request);
  if (it == settled_.end()) return;
  const RequestOutcome outcome = *it;
  settled_.erase(it);
  settled_.push_back(outcome);
}

RequestBox::Answer RequestBox::take(std::string_view text) {
  auto request = read_request(text);
  if (!request) {
    const bool is_newer = request.error().code == ErrorCode::version;
    return {is_newer ? RequestAnswer::refused : RequestAnswer::malformed, {}};
  }
  const base::Id id = request->id;
  if (knows(id)) {
    tell_again(id);
    return {RequestAnswer::kept, id};
  }
  if (waiting_.size() >= kMostWaiting) return {RequestAnswer::refused, id};
  waiting_.push_back(std::move(*request));
  if (write()) return {RequestAnswer::kept, id};
  waiting_.pop_back();
  return {RequestAnswer::trouble, id};
}

Result<void> RequestBox::settle(base::Id id, RequestOutcome::What what) {
  const auto it = std::ranges::find(waiting_, id, &Request::id);
  if (it == waiting_.end()) return {};
  waiting_.erase(it);
  settled_.push_back({id, what});
  if (settled_.size() > kMostSettled) settled_.pop_front();
  return write();
}

std::vector<RequestOutcome> RequestBox::outcomes() const {
  const std::size_t most = std::min(settled_.size(), kMostOutcomes);
  return {settled_.end() - std::ptrdiff_t(most), settled_.end()};
}

Result<void> RequestBox::write() const {
  std::string text;
  for (const Request& request : waiting_) text += text_of(request) + "\n";
  // In the spelling of a presence, a few at a time.
  for (std::size_t at = 0; at < settled_.size(); at += kMostOutcomes) {
    Presence part;
    const std::size_t end = std::min(at + kMostOutcomes, settled_.size());
    part.outcomes.assign(settled_.begin() + std::ptrdiff_t(at),
                         settled_.begin() + std::ptrdiff_t(end));
    text += text_of(part) + "\n";
  }
  return base::write_atomically(*files_, path_, text);
}

}  // namespace hall
