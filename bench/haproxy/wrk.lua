-- Host names of the deployment stand in no DNS: the name is for TLS, the address for the connection.
function wrk.resolve(_, service)
  wrk.addrs = wrk.lookup(os.getenv("BENCH_ADDRESS"), service)
end

local requests = {}
local turn = 0

-- Hosts one after another, on connections that were opened with one name.
function init(args)
  for host in os.getenv("BENCH_HOSTS"):gmatch("%S+") do
    wrk.headers["Host"] = host
    wrk.headers["Connection"] = os.getenv("BENCH_CONNECTION")
    requests[#requests + 1] = wrk.format("GET", "/ucwa/oauth/v1/applications/101/events?ack=1")
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"microseconds":%d,"p99":%d,"failed":%d}\n', summary.requests, summary.duration,
    latency:percentile(99), errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
