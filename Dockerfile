FROM eclipse-temurin:17-jdk AS build
WORKDIR /build

# First only what names the dependencies: this layer is built again only if they change.
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN ./mvnw -q -DskipTests package

COPY src src
RUN ./mvnw -q -DskipTests package \
    && java -Djarmode=tools -jar target/parzen.jar extract --layers --destination layers

# Loads the native libraries once, so that no container has to unpack them (400 MB) when it first trains.
RUN echo 'class Load { public static void main(String[] none) { org.nd4j.linalg.factory.Nd4j.zeros(1); } }' > Load.java \
    && java -cp 'layers/dependencies/lib/*' Load.java


FROM eclipse-temurin:17-jre
RUN useradd --uid 10001 --user-group --create-home parzen \
    && mkdir -p /var/lib/parzen/data \
    && chown -R parzen:parzen /var/lib/parzen
COPY --from=build --chown=parzen:parzen /root/.javacpp /home/parzen/.javacpp
COPY src/main/docker/ /usr/local/bin/

WORKDIR /opt/parzen
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./

# One OpenMP thread for each training: more make it slower, and the pool trains several networks at once.
ENV OMP_NUM_THREADS=1 \
    PARZEN_HOME=/var/lib/parzen \
    SERVER_ADDRESS=0.0.0.0

USER parzen
VOLUME /var/lib/parzen
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["healthcheck"]
ENTRYPOINT ["parzen"]
CMD ["serve"]
