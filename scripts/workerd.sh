#!/bin/sh
# Runs the engine (WEFT_WORKERD) so that it ends with the server that started it: workerd alone outlives a parent
# killed by -9 and would go on running workflows on a state folder that the next server opens. A watcher beside it
# looks for a change of its parent once a second; who it is stands in WEFT_WORKERD_FILE, for the next start to end
# it at once. `exec` keeps the process id.
identity() {
  if [ -r "/proc/$1/stat" ]; then
    read -r line < "/proc/$1/stat" || return
    read -r boot < /proc/sys/kernel/random/boot_id
    set -- ${line##*) }
    echo "$boot:${20}"
  else
    ps -o lstart= -p "$1" | awk '{ $1 = $1; gsub(/ /, "_"); print }'
  fi
}
parent_of() {
  if [ -r "/proc/$1/stat" ]; then
    read -r line < "/proc/$1/stat" || return
    set -- ${line##*) }
    echo "$2"
  else
    ps -o ppid= -p "$1" | tr -d ' '
  fi
}
engine=$$
me=$(identity "$engine")
echo "$engine $me" > "$WEFT_WORKERD_FILE"
(
  while [ "$(identity "$engine")" = "$me" ]; do
    if [ "$(parent_of "$engine")" != "$PPID" ]; then
      kill -9 "$engine"
      exit
    fi
    sleep 1
  done
) < /dev/null > /dev/null 2>&1 3>&- &
exec "$WEFT_WORKERD" "$@"
